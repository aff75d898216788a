package dev.lamina.samples.fashion;

/**
 * Garments that a small network tells apart. Shirt, T-shirt and coat are left out, as they look too
 * much like a pullover at 28 x 28 pixels, and the sneaker, which looks like a boot.
 */
public enum Garment {
  /** With long sleeves. */
  PULLOVER(2, "a pullover"),
  /** Two legs. */
  TROUSERS(1, "trousers"),
  /** Long and narrow. */
  DRESS(3, "a dress"),
  /** A shoe of straps. */
  SANDAL(5, "a sandal"),
  /** With a handle, mostly. */
  BAG(8, "a bag"),
  /** A shoe with a shaft. */
  BOOT(9, "a boot");

  private final int label;
  private final String phrase;

  Garment(int label, String phrase) {
    this.label = label;
    this.phrase = phrase;
  }

  /** The class in Fashion-MNIST. */
  public int label() {
    return label;
  }

  /** What a sentence calls one of them. */
  public String phrase() {
    return phrase;
  }
}

package dev.lamina.runtime.kernel;

/**
 * Where the elements of a parameter stand in the weight store.
 *
 * <p>Users and weight files see a parameter in PyTorch's order, kernels read it in theirs (panels
 * of filters, padded with zeros to whole vectors). A layout maps the first to the second. Padding
 * holds zero in weights and in gradients, so that an optimiser may sweep the store from end to end.
 */
public interface StoredLayout {
  /** Number of elements the user sees. */
  int elements();

  /** Number of floats in the store, padding included. */
  int size();

  /** Place of the element with this index in PyTorch's order, from the parameter's start. */
  int offset(int element);

  /** The layout that changes nothing. */
  static StoredLayout plain(int elements) {
    return new Plain(elements);
  }

  /** Elements (C, H, W), of which the user sees one channel after another, pixel by pixel. */
  static StoredLayout channelsLast(int channels, int pixels) {
    return new ChannelsLast(channels, pixels);
  }

  /** Several tensors laid out alike, one behind another: the gates of a recurrent cell. */
  static StoredLayout parts(int count, StoredLayout each) {
    return new Parts(count, each);
  }

  /** One layout several times. */
  record Parts(int count, StoredLayout each) implements StoredLayout {
    @Override
    public int elements() {
      return count * each.elements();
    }

    @Override
    public int size() {
      return count * each.size();
    }

    @Override
    public int offset(int element) {
      return element / each.elements() * each.size() + each.offset(element % each.elements());
    }
  }

  /** The channels of a pixel side by side. */
  record ChannelsLast(int channels, int pixels) implements StoredLayout {
    @Override
    public int elements() {
      return channels * pixels;
    }

    @Override
    public int size() {
      return elements();
    }

    @Override
    public int offset(int element) {
      return element % pixels * channels + element / pixels;
    }
  }

  /** Elements one after another, as the user sees them. */
  record Plain(int elements) implements StoredLayout {
    @Override
    public int size() {
      return elements;
    }

    @Override
    public int offset(int element) {
      return element;
    }
  }
}

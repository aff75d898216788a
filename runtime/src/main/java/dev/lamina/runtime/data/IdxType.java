package dev.lamina.runtime.data;

import java.nio.ByteBuffer;

/** What an IDX file holds: the third byte of its magic number. */
public enum IdxType {
  UNSIGNED_BYTE(0x08, 1, "unsigned bytes"),
  SIGNED_BYTE(0x09, 1, "signed bytes"),
  SHORT(0x0b, 2, "shorts"),
  INT(0x0c, 4, "ints"),
  FLOAT(0x0d, 4, "floats"),
  DOUBLE(0x0e, 8, "doubles");

  private final int code;
  private final int bytes;
  private final String plural;

  IdxType(int code, int bytes, String plural) {
    this.code = code;
    this.bytes = bytes;
    this.plural = plural;
  }

  /** Bytes an element. */
  public int bytes() {
    return bytes;
  }

  /** What the elements are called in a sentence. */
  String plural() {
    return plural;
  }

  int code() {
    return code;
  }

  /** The element with this number, in a buffer of the file's byte order, which is big-endian. */
  float read(ByteBuffer data, int element) {
    return switch (this) {
      case UNSIGNED_BYTE -> data.get(element) & 0xff;
      case SIGNED_BYTE -> data.get(element);
      case SHORT -> data.getShort(2 * element);
      case INT -> data.getInt(4 * element);
      case FLOAT -> data.getFloat(4 * element);
      case DOUBLE -> (float) data.getDouble(8 * element);
    };
  }
}

package dev.lamina.runtime.weights;

import java.nio.ByteBuffer;

/** Element types of the safetensors format. Those that hold real numbers can be read as floats. */
public enum ElementType {
  BOOL(1),
  U8(1),
  I8(1),
  F8_E5M2(1),
  F8_E4M3(1),
  I16(2),
  U16(2),
  F16(2),
  BF16(2),
  I32(4),
  U32(4),
  F32(4),
  I64(8),
  U64(8),
  F64(8);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes an element. */
  public int bytes() {
    return bytes;
  }

  /** Whether {@link Tensor#floats()} can read it: F16, BF16, F32 and F64. */
  public boolean isFloating() {
    return this == F16 || this == BF16 || this == F32 || this == F64;
  }

  /** The element at this place of a little-endian buffer; F64 is rounded. */
  float read(ByteBuffer data, int at) {
    return switch (this) {
      case F16 -> Float.float16ToFloat(data.getShort(at));
      case BF16 -> Float.intBitsToFloat(data.getShort(at) << 16);
      case F32 -> data.getFloat(at);
      case F64 -> (float) data.getDouble(at);
      case BOOL, U8, I8, F8_E5M2, F8_E4M3, I16, U16, I32, U32, I64, U64 ->
          throw new IllegalArgumentException(this + " is not read as floats");
    };
  }
}

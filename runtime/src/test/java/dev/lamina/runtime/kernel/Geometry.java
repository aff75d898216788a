package dev.lamina.runtime.kernel;

/**
 * A convolution as its mathematical definition reads it, in double and in PyTorch's order: the
 * reference of the kernel tests, which shares no code with them. Every index is computed and
 * checked on its own.
 */
record Geometry(
    int batch,
    int channels,
    int height,
    int width,
    int filters,
    int kernelHeight,
    int kernelWidth,
    int strideHeight,
    int strideWidth,
    int top,
    int left,
    int bottom,
    int right,
    int dilationHeight,
    int dilationWidth,
    int groups) {

  Convolution convolution() {
    return Convolution.input(channels, height, width)
        .filters(filters)
        .kernel(kernelHeight, kernelWidth)
        .stride(strideHeight, strideWidth)
        .padding(top, left, bottom, right)
        .dilation(dilationHeight, dilationWidth)
        .groups(groups)
        .build();
  }

  boolean possible() {
    return dilationHeight * (kernelHeight - 1) + 1 <= height + top + bottom
        && dilationWidth * (kernelWidth - 1) + 1 <= width + left + right;
  }

  int outHeight() {
    return (height + top + bottom - dilationHeight * (kernelHeight - 1) - 1) / strideHeight + 1;
  }

  int outWidth() {
    return (width + left + right - dilationWidth * (kernelWidth - 1) - 1) / strideWidth + 1;
  }

  int weightElements() {
    return filters * (channels / groups) * kernelHeight * kernelWidth;
  }

  int inputElements() {
    return channels * height * width;
  }

  int outputElements() {
    return filters * outHeight() * outWidth();
  }

  /** Calls for each product that the definition sums: input, weight and output element. */
  void eachProduct(Term term) {
    int groupChannels = channels / groups;
    int groupFilters = filters / groups;
    for (int f = 0; f < filters; f++) {
      for (int i = 0; i < outHeight(); i++) {
        for (int j = 0; j < outWidth(); j++) {
          for (int c = 0; c < groupChannels; c++) {
            for (int ky = 0; ky < kernelHeight; ky++) {
              for (int kx = 0; kx < kernelWidth; kx++) {
                int y = i * strideHeight - top + ky * dilationHeight;
                int x = j * strideWidth - left + kx * dilationWidth;
                if (y >= 0 && y < height && x >= 0 && x < width) {
                  int channel = f / groupFilters * groupChannels + c;
                  term.add(
                      (channel * height + y) * width + x,
                      ((f * groupChannels + c) * kernelHeight + ky) * kernelWidth + kx,
                      (f * outHeight() + i) * outWidth() + j);
                }
              }
            }
          }
        }
      }
    }
  }

  /** Receives the places of three elements, the first two multiplied and added to the third. */
  interface Term {
    void add(int input, int weight, int output);
  }
}

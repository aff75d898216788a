package dev.lamina.runtime.kernel;

/**
 * PyTorch's (F, C/g, kernel height, kernel width) to panels of filters, group after group; a row of
 * a panel is one kernel row, kernel column and channel, in this order.
 */
record WeightLayout(int groups, int groupChannels, int kernelHeight, int kernelWidth, Panels panels)
    implements StoredLayout {

  @Override
  public int elements() {
    return groups * panels.columns() * panels.depth();
  }

  @Override
  public int size() {
    return groups * panels.size();
  }

  @Override
  public int offset(int element) {
    int taps = kernelHeight * kernelWidth;
    int tap = element % taps;
    int channel = element / taps % groupChannels;
    int filter = element / taps / groupChannels;
    int group = filter / panels.columns();
    int row = tap * groupChannels + channel;
    return group * panels.size() + panels.offset(row, filter % panels.columns());
  }
}

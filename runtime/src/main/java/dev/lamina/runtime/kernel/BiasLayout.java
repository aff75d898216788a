package dev.lamina.runtime.kernel;

/** One float a filter; each group's filters are padded to whole vectors, as the weights are. */
record BiasLayout(int groups, int groupFilters) implements StoredLayout {

  @Override
  public int elements() {
    return groups * groupFilters;
  }

  @Override
  public int size() {
    return groups * Panels.padded(groupFilters);
  }

  @Override
  public int offset(int filter) {
    return filter / groupFilters * Panels.padded(groupFilters) + filter % groupFilters;
  }
}

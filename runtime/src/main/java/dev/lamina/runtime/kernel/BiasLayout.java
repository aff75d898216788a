package dev.lamina.runtime.kernel;

/** One float a filter; each group's filters are padded to whole vectors, as the weights are. */
final class BiasLayout implements StoredLayout {
  private final int groups;
  private final int groupFilters;

  BiasLayout(int groups, int groupFilters) {
    this.groups = groups;
    this.groupFilters = groupFilters;
  }

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

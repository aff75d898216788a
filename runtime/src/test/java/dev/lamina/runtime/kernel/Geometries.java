package dev.lamina.runtime.kernel;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random convolutions of awkward sizes. */
final class Geometries {
  private Geometries() {}

  static Arbitrary<Geometry> any() {
    Arbitrary<Integer> groups =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(4, Arbitraries.just(1)),
            net.jqwik.api.Tuple.of(1, Arbitraries.of(2, 3)));
    return groups.flatMap(Geometries::withGroups).filter(Geometry::possible);
  }

  private static Arbitrary<Geometry> withGroups(int groups) {
    Arbitrary<Integer> batch = Arbitraries.of(1, 2, 5);
    Arbitrary<Integer> channels =
        Arbitraries.of(1, 3, 6, 13, 16, 17, 31, 33, 64).filter(c -> groups == 1 || c < 20);
    Arbitrary<int[]> sizes = Arbitraries.integers().between(1, 9).array(int[].class).ofSize(2);
    Arbitrary<int[]> kernels = Arbitraries.integers().between(1, 4).array(int[].class).ofSize(2);
    Arbitrary<int[]> strides = Arbitraries.integers().between(1, 3).array(int[].class).ofSize(2);
    Arbitrary<int[]> padding = Arbitraries.integers().between(0, 2).array(int[].class).ofSize(4);
    Arbitrary<int[]> dilations = Arbitraries.of(1, 1, 2).array(int[].class).ofSize(2);
    return Combinators.combine(
            batch, channels, channels, sizes, kernels, strides, padding, dilations)
        .as(
            (n, c, f, s, k, t, p, d) ->
                new Geometry(
                    n,
                    c * groups,
                    s[0],
                    s[1],
                    f * groups,
                    k[0],
                    k[1],
                    t[0],
                    t[1],
                    p[0],
                    p[1],
                    p[2],
                    p[3],
                    d[0],
                    d[1],
                    groups));
  }

  /** Convolutions that stop before the end of their input, and some that lie in much padding. */
  static Arbitrary<Geometry> unread() {
    Arbitrary<Integer> few = Arbitraries.of(1, 3, 8, 17);
    Arbitrary<int[]> sizes = Arbitraries.integers().between(2, 14).array(int[].class).ofSize(2);
    Arbitrary<int[]> kernels = Arbitraries.integers().between(1, 4).array(int[].class).ofSize(2);
    Arbitrary<int[]> strides = Arbitraries.integers().between(1, 3).array(int[].class).ofSize(2);
    Arbitrary<int[]> before = Arbitraries.integers().between(0, 4).array(int[].class).ofSize(2);
    Arbitrary<int[]> after = Arbitraries.integers().between(-3, 0).array(int[].class).ofSize(2);
    Arbitrary<int[]> dilations = Arbitraries.of(1, 1, 3).array(int[].class).ofSize(2);
    return Combinators.combine(few, few, sizes, kernels, strides, before, after, dilations)
        .as(
            (c, f, s, k, t, p, q, d) ->
                new Geometry(
                    2, c, s[0], s[1], f, k[0], k[1], t[0], t[1], p[0], p[1], q[0], q[1], d[0], d[1],
                    1))
        .filter(Geometry::possible);
  }

  /** Depthwise convolutions, with one filter or several a channel, and other narrow groups. */
  static Arbitrary<Geometry> narrow() {
    Arbitrary<Integer> batch = Arbitraries.of(1, 3);
    Arbitrary<Integer> groups = Arbitraries.of(2, 3, 13, 16, 17, 31, 33, 48);
    Arbitrary<int[]> each =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(4, Arbitraries.just(new int[] {1, 1})),
            net.jqwik.api.Tuple.of(2, Arbitraries.of(new int[] {1, 2}, new int[] {1, 8})),
            net.jqwik.api.Tuple.of(
                2, Arbitraries.of(new int[] {2, 3}, new int[] {4, 4}, new int[] {8, 1})));
    Arbitrary<int[]> sizes = Arbitraries.integers().between(1, 17).array(int[].class).ofSize(2);
    Arbitrary<int[]> kernels = Arbitraries.of(1, 2, 3, 3, 5).array(int[].class).ofSize(2);
    Arbitrary<int[]> strides = Arbitraries.of(1, 1, 2, 3).array(int[].class).ofSize(2);
    Arbitrary<int[]> padding = Arbitraries.integers().between(0, 3).array(int[].class).ofSize(4);
    Arbitrary<int[]> dilations = Arbitraries.of(1, 1, 2).array(int[].class).ofSize(2);
    return Combinators.combine(batch, groups, each, sizes, kernels, strides, padding, dilations)
        .as(
            (n, g, e, s, k, t, p, d) ->
                new Geometry(
                    n, g * e[0], s[0], s[1], g * e[1], k[0], k[1], t[0], t[1], p[0], p[1], p[2],
                    p[3], d[0], d[1], g))
        .filter(Geometry::possible);
  }

  /** Dense layers: the kernel covers the input. */
  static Arbitrary<Geometry> dense() {
    Arbitrary<Integer> sizes = Arbitraries.of(1, 3, 13, 16, 17, 31, 33, 64);
    return Combinators.combine(
            Arbitraries.of(1, 2, 5, 13, 100),
            sizes,
            Arbitraries.of(1, 2),
            Arbitraries.of(1, 3),
            sizes)
        .as((n, c, h, w, f) -> new Geometry(n, c, h, w, f, h, w, 1, 1, 0, 0, 0, 0, 1, 1, 1));
  }

  /** Convolutions whose lanes are pixels or kernel rows: few filters or channels, larger images. */
  static Arbitrary<Geometry> images() {
    Arbitrary<Integer> few = Arbitraries.of(1, 3, 6, 8);
    Arbitrary<int[]> sizes = Arbitraries.integers().between(8, 20).array(int[].class).ofSize(2);
    Arbitrary<int[]> kernels = Arbitraries.integers().between(1, 5).array(int[].class).ofSize(2);
    Arbitrary<int[]> padding = Arbitraries.integers().between(0, 3).array(int[].class).ofSize(4);
    Arbitrary<int[]> strides = Arbitraries.of(1, 1, 1, 2).array(int[].class).ofSize(2);
    Arbitrary<int[]> dilations = Arbitraries.of(1, 1, 1, 2).array(int[].class).ofSize(2);
    return Combinators.combine(
            Arbitraries.of(1, 2), few, few, sizes, kernels, strides, padding, dilations)
        .as(
            (n, c, f, s, k, t, p, d) ->
                new Geometry(
                    n, c, s[0], s[1], f, k[0], k[1], t[0], t[1], p[0], p[1], p[2], p[3], d[0], d[1],
                    1))
        .filter(Geometry::possible);
  }

  /** 3x3 convolutions that can be computed by tiles. */
  static Arbitrary<Geometry> tiled() {
    Arbitrary<Integer> channels = Arbitraries.of(1, 3, 13, 16, 33);
    Arbitrary<int[]> sizes = Arbitraries.integers().between(1, 17).array(int[].class).ofSize(2);
    Arbitrary<int[]> padding = Arbitraries.of(0, 1, 1, 2).array(int[].class).ofSize(4);
    return Combinators.combine(Arbitraries.of(1, 2, 5), channels, channels, sizes, padding)
        .as(
            (n, c, f, s, p) ->
                new Geometry(n, c, s[0], s[1], f, 3, 3, 1, 1, p[0], p[1], p[2], p[3], 1, 1, 1))
        .filter(Geometry::possible);
  }

  /** Convolutions whose rows go in blocks: images of more than 200 KB. */
  static Arbitrary<Geometry> large() {
    Arbitrary<Integer> channels = Arbitraries.of(16, 24, 33);
    Arbitrary<int[]> sizes = Arbitraries.integers().between(40, 50).array(int[].class).ofSize(2);
    Arbitrary<Integer> kernels = Arbitraries.of(1, 1, 2, 3);
    Arbitrary<Integer> strides = Arbitraries.of(1, 2, 3);
    return Combinators.combine(channels, channels, sizes, kernels, strides)
        .as(
            (c, f, s, k, t) ->
                new Geometry(2, c, s[0], s[1], f, k, k, t, t, k / 2, k / 2, k / 2, k / 2, 1, 1, 1));
  }
}

package dev.lamina.runtime.data;

/** A set of images to train on and one to test on. */
public record PixelSplit(PixelDataset train, PixelDataset test) {}

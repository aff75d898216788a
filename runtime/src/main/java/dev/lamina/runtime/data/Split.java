package dev.lamina.runtime.data;

/** A dataset to train on and one to test on. */
public record Split(Dataset train, Dataset test) {}

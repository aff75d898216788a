package dev.lamina.benchmarks;

/**
 * What a case took: medians, in milliseconds.
 *
 * @param ratio the peer's time by Lamina's: above 1 Lamina is faster
 * @param peakShare Lamina's operations a second by those of multiply-adds on registers
 * @param laminaProcessor time that processors have worked for it, all threads together
 * @param laminaWarmUp the first run, and after it all runs until the measurements began
 */
record Result(
    String name,
    double lamina,
    String peerName,
    double peer,
    double ratio,
    double peakShare,
    double laminaProcessor,
    double peerProcessor,
    double laminaFirst,
    double laminaWarmUp,
    double peerFirst,
    double peerWarmUp,
    int rounds) {}

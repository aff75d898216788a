package dev.lamina.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A whole run, as it is written to a file.
 *
 * @param peak operations a nanosecond of one thread on registers
 * @param seconds that the run took
 */
record Report(
    String java,
    String processor,
    int vectorBits,
    double peak,
    int threads,
    List<Result> cases,
    List<MeanShare> means,
    List<Footprint> memory,
    List<Start> starts,
    List<Compilation> compilations,
    List<String> failures,
    double seconds) {
  void write(Path file) throws IOException {
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
  }
}

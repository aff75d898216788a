package dev.lamina.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.Model;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.LongStream;

/** The same predictions by ONNX Runtime with its usual optimisations, from array to array. */
final class OnnxPrediction implements Contestant {
  // Its first call overflows the native stack of 1 MB that Java threads have, and the process ends.
  private static final long STACK = 64L << 20;

  private final OrtSession session;
  private final Batch batch;
  private final String input;
  private final long[] shape;
  private float[] answer = new float[0];

  OnnxPrediction(byte[] file, Model model, Batch batch, int threads) throws IOException {
    this.batch = batch;
    InputPort port = model.inputs().getFirst();
    input = port.name();
    LongStream sizes = port.shape().stream().mapToLong(Integer::longValue);
    shape = LongStream.concat(LongStream.of(batch.size()), sizes).toArray();
    session = session(file, threads);
  }

  private static OrtSession session(byte[] file, int threads) throws IOException {
    var loading = new FutureTask<OrtSession>(() -> load(file, threads));
    new Thread(null, loading, "onnx", STACK).start();
    try {
      return loading.get();
    } catch (ExecutionException thrown) {
      throw new IOException("ONNX Runtime does not take the file", thrown.getCause());
    } catch (InterruptedException thrown) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(thrown.getMessage());
    }
  }

  private static OrtSession load(byte[] file, int threads) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      return OrtEnvironment.getEnvironment().createSession(file, options);
    }
  }

  @Override
  public Map<String, float[]> numbers() {
    run();
    return Map.of("logits", Logits.ofProbabilities(batch.size(), answer));
  }

  @Override
  public void run() {
    FloatBuffer values = FloatBuffer.wrap(batch.input(0));
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values, shape);
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      FloatBuffer probabilities = ((OnnxTensor) result.get(0)).getFloatBuffer();
      answer = new float[probabilities.remaining()];
      probabilities.get(answer);
    } catch (OrtException thrown) {
      throw new IllegalStateException(thrown);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException thrown) {
      throw new IllegalStateException(thrown);
    }
  }
}

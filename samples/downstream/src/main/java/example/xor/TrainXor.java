package example.xor;

import dev.lamina.runtime.data.InMemoryDataset;
import dev.lamina.runtime.train.Adam;
import dev.lamina.runtime.train.Evaluation;
import dev.lamina.runtime.train.Trainer;

/** Trains {@link Xor} on all there is to know. */
public final class TrainXor {
  private TrainXor() {}

  public static void main(String[] args) {
    float[] bits = {0, 0, 0, 1, 1, 0, 1, 1};
    InMemoryDataset table = InMemoryDataset.labeled(bits, new int[] {0, 1, 1, 0});

    XorModel model = XorModel.create(1);
    System.out.println("training takes " + model.memory(4));
    Trainer.of(model).optimizer(Adam.learningRate(0.05f)).batchSize(4).epochs(200).fit(table);

    for (int n = 0; n < 4; n++) {
      float[] p = model.predict(new float[] {bits[2 * n], bits[2 * n + 1]});
      System.out.printf("%.0f xor %.0f: %s%n", bits[2 * n], bits[2 * n + 1], p[1] > 0.5f ? 1 : 0);
    }
    System.out.printf("accuracy: %.0f %%%n", 100 * Evaluation.of(model, table, 4).accuracy());
  }
}

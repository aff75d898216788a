package dev.lamina.pytorch.layers;

import dev.lamina.pytorch.BatchSizes;
import dev.lamina.pytorch.Comparison;
import java.io.IOException;

final class LayersTest {
  private static final long SEED = 7;

  @BatchSizes
  void strides(int batch) throws IOException {
    Comparison.of(StridesModel.create(SEED), Strides.PYTORCH).run(batch);
  }

  @BatchSizes
  void dilations(int batch) throws IOException {
    Comparison.of(DilationsModel.create(SEED), Dilations.PYTORCH).run(batch);
  }

  @BatchSizes
  void groups(int batch) throws IOException {
    Comparison.of(GroupsModel.create(SEED), Groups.PYTORCH).run(batch);
  }

  @BatchSizes
  void depthwise(int batch) throws IOException {
    Comparison.of(DepthwiseModel.create(SEED), Depthwise.PYTORCH).run(batch);
  }

  @BatchSizes
  void transposed(int batch) throws IOException {
    Comparison.of(TransposedModel.create(SEED), Transposed.PYTORCH).run(batch);
  }

  @BatchSizes
  void sameSizes(int batch) throws IOException {
    Comparison.of(SameSizesModel.create(SEED), SameSizes.PYTORCH).run(batch);
  }

  @BatchSizes
  void denseLayers(int batch) throws IOException {
    Comparison.of(DenseLayersModel.create(SEED), DenseLayers.PYTORCH).run(batch);
  }

  @BatchSizes
  void maxPools(int batch) throws IOException {
    Comparison.of(MaxPoolsModel.create(SEED), MaxPools.PYTORCH).run(batch);
  }

  @BatchSizes
  void avgPools(int batch) throws IOException {
    Comparison.of(AvgPoolsModel.create(SEED), AvgPools.PYTORCH).run(batch);
  }

  @BatchSizes
  void activations(int batch) throws IOException {
    Comparison.of(ActivationsModel.create(SEED), Activations.PYTORCH).run(batch);
  }

  @BatchSizes
  void activationChain(int batch) throws IOException {
    Comparison.of(ActivationChainModel.create(SEED), ActivationChain.PYTORCH).run(batch);
  }

  @BatchSizes
  void joins(int batch) throws IOException {
    Comparison.of(JoinsModel.create(SEED), Joins.PYTORCH).run(batch);
  }

  @BatchSizes
  void gates(int batch) throws IOException {
    Comparison.of(GatesModel.create(SEED), Gates.PYTORCH).run(batch);
  }

  @BatchSizes
  void layerNorms(int batch) throws IOException {
    Comparison.of(LayerNormsModel.create(SEED), LayerNorms.PYTORCH).run(batch);
  }

  @BatchSizes
  void responses(int batch) throws IOException {
    Comparison.of(ResponsesModel.create(SEED), Responses.PYTORCH).run(batch);
  }

  @BatchSizes
  void vectorLosses(int batch) throws IOException {
    Comparison.of(VectorLossesModel.create(SEED), VectorLosses.PYTORCH).run(batch);
  }

  @BatchSizes
  void pixelLosses(int batch) throws IOException {
    Comparison.of(PixelLossesModel.create(SEED), PixelLosses.PYTORCH).run(batch);
  }

  @BatchSizes
  void products(int batch) throws IOException {
    Comparison.of(ProductsModel.create(SEED), Products.PYTORCH).run(batch);
  }

  @BatchSizes
  void batchNorms(int batch) throws IOException {
    Comparison.of(BatchNormsModel.create(SEED), BatchNorms.PYTORCH).run(batch);
  }

  @BatchSizes
  void residuals(int batch) throws IOException {
    Comparison.of(ResidualsModel.create(SEED), Residuals.PYTORCH).run(batch);
  }

  @BatchSizes
  void branches(int batch) throws IOException {
    Comparison.of(BranchesSideBySideModel.create(SEED), BranchesSideBySide.PYTORCH).run(batch);
  }

  @BatchSizes
  void dropouts(int batch) throws IOException {
    Comparison.of(DropoutsModel.create(SEED), Dropouts.PYTORCH)
        .dropping(DropoutMasksModel.create(SEED))
        .run(batch);
  }
}

package dev.lamina.samples.networks;

import dev.lamina.pytorch.Comparison;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class UNetPyTorchTest {
  private static final String PYTORCH =
      """
      def conv(self, x: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
          y = torch.conv2d(x, w[name + ".weight"], None, padding=1)
          norm = name + ".batchNorm"
          mean = w[norm + ".running_mean"]
          variance = w[norm + ".running_var"]
          return self.relu(torch.batch_norm(
              y, w[norm + ".weight"], w[norm + ".bias"], mean, variance, self.training, 0.1, 1e-5, False), w, name)

      def two(self, x: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
          return self.conv(self.conv(x, w, name + ".conv1"), w, name + ".conv2")

      def up(self, x: Tensor, skip: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
          y = torch.conv_transpose2d(x, w[name + ".weight"], w[name + ".bias"], stride=2)
          return torch.cat([y, skip], 1)

      down1 = self.two(image, w, "down1")
      pool1 = self.max_pool2d(down1, w, "down1.conv2", 2, 2, 0, False)
      down2 = self.two(pool1, w, "down2")
      pool2 = self.max_pool2d(down2, w, "down2.conv2", 2, 2, 0, False)
      down3 = self.two(pool2, w, "down3")
      pool3 = self.max_pool2d(down3, w, "down3.conv2", 2, 2, 0, False)
      bottom = self.two(pool3, w, "bottom")
      up3 = self.up(bottom, down3, w, "up3")
      merge3 = self.two(up3, w, "merge3")
      up2 = self.up(merge3, down2, w, "up2")
      merge2 = self.two(up2, w, "merge2")
      up1 = self.up(merge2, down1, w, "up1")
      merge1 = self.two(up1, w, "merge1")
      mask = torch.conv2d(merge1, w["mask.weight"], w["mask.bias"])
      loss = torch.cross_entropy_loss(mask, mask_labels)
      """;

  @Test
  void uNet() throws IOException {
    Comparison.of(UNetModel.create(1), PYTORCH).deep().run(2);
  }
}

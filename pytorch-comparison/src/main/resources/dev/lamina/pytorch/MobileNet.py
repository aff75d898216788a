def conv(self, x: Tensor, w: Dict[str, Tensor], name: str, stride: int, padding: int, groups: int) -> Tensor:
    y = torch.conv2d(x, w[name + ".weight"], None, stride=stride, padding=padding, groups=groups)
    name = name + ".batchNorm"
    mean = w[name + ".running_mean"]
    variance = w[name + ".running_var"]
    return torch.batch_norm(
        y, w[name + ".weight"], w[name + ".bias"], mean, variance, self.training, 0.1, 1e-5, False)

def separable(self, x: Tensor, w: Dict[str, Tensor], name: str, stride: int) -> Tensor:
    x = self.relu(self.conv(x, w, name + ".depthwise", stride, 1, torch.size(x, 1)), w, name + ".depthwise")
    return self.relu(self.conv(x, w, name + ".pointwise", 1, 0, 1), w, name + ".pointwise")

stem = self.relu(self.conv(image, w, "stem", 2, 1, 1), w, "stem")
separable1 = self.separable(stem, w, "separable1", 1)
separable2 = self.separable(separable1, w, "separable2", 2)
separable3 = self.separable(separable2, w, "separable3", 1)
separable4 = self.separable(separable3, w, "separable4", 2)
separable5 = self.separable(separable4, w, "separable5", 1)
separable6 = self.separable(separable5, w, "separable6", 2)
middle = self.separable(separable6, w, "middle.0", 1)
middle = self.separable(middle, w, "middle.1", 1)
middle = self.separable(middle, w, "middle.2", 1)
middle = self.separable(middle, w, "middle.3", 1)
middle = self.separable(middle, w, "middle.4", 1)
separable12 = self.separable(middle, w, "separable12", 2)
separable13 = self.separable(separable12, w, "separable13", 1)
average = torch.mean(separable13, [2, 3])
fc = torch.linear(average, w["fc.weight"], w["fc.bias"])
loss = torch.cross_entropy_loss(fc, fc_labels)

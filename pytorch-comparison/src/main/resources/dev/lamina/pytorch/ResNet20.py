def conv(self, x: Tensor, w: Dict[str, Tensor], name: str, stride: int, padding: int) -> Tensor:
    y = torch.conv2d(x, w[name + ".weight"], None, stride=stride, padding=padding)
    name = name + ".batchNorm"
    mean = w[name + ".running_mean"]
    variance = w[name + ".running_var"]
    return torch.batch_norm(
        y, w[name + ".weight"], w[name + ".bias"], mean, variance, self.training, 0.1, 1e-5, False)

def block(self, x: Tensor, w: Dict[str, Tensor], name: str, width: int, stride: int) -> Tensor:
    y = self.relu(self.conv(x, w, name + ".conv1", stride, 1), w, name + ".conv1")
    y = self.conv(y, w, name + ".conv2", 1, 1)
    if stride > 1:
        x = torch.avg_pool2d(x, 1, stride=stride)
        half = (width - torch.size(x, 1)) // 2
        x = torch.constant_pad_nd(x, [0, 0, 0, 0, half, half])
    return self.relu(y + x, w, name)

def layer(self, x: Tensor, w: Dict[str, Tensor], name: str, width: int, stride: int) -> Tensor:
    x = self.block(x, w, name + ".0", width, stride)
    x = self.block(x, w, name + ".1", width, 1)
    return self.block(x, w, name + ".2", width, 1)

stem = self.relu(self.conv(image, w, "stem", 1, 1), w, "stem")
layer1 = self.layer(stem, w, "layer1", 16, 1)
layer2 = self.layer(layer1, w, "layer2", 32, 2)
layer3 = self.layer(layer2, w, "layer3", 64, 2)
average = torch.mean(layer3, [2, 3])
linear = torch.linear(average, w["linear.weight"], w["linear.bias"])
loss = torch.cross_entropy_loss(linear, linear_labels)

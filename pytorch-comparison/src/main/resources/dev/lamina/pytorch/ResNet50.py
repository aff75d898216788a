def conv(self, x: Tensor, w: Dict[str, Tensor], name: str, stride: int, padding: int) -> Tensor:
    y = torch.conv2d(x, w[name + ".weight"], None, stride=stride, padding=padding)
    name = name + ".batchNorm"
    mean = w[name + ".running_mean"]
    variance = w[name + ".running_var"]
    return torch.batch_norm(
        y, w[name + ".weight"], w[name + ".bias"], mean, variance, self.training, 0.1, 1e-5, False)

def block(self, x: Tensor, w: Dict[str, Tensor], name: str, stride: int) -> Tensor:
    y = self.relu(self.conv(x, w, name + ".conv1", 1, 0), w, name + ".conv1")
    y = self.relu(self.conv(y, w, name + ".conv2", stride, 1), w, name + ".conv2")
    y = self.conv(y, w, name + ".conv3", 1, 0)
    if name + ".shortcut.weight" in w:
        x = self.conv(x, w, name + ".shortcut", stride, 0)
    return self.relu(y + x, w, name)

def layer(self, x: Tensor, w: Dict[str, Tensor], name: str, blocks: int, stride: int) -> Tensor:
    x = self.block(x, w, name + ".0", stride)
    for i in range(1, blocks):
        x = self.block(x, w, name + "." + str(i), 1)
    return x

stem = self.relu(self.conv(image, w, "stem", 2, 3), w, "stem")
pool = self.max_pool2d(stem, w, "stem", 3, 2, 1, False)
layer1 = self.layer(pool, w, "layer1", 3, 1)
layer2 = self.layer(layer1, w, "layer2", 4, 2)
layer3 = self.layer(layer2, w, "layer3", 6, 2)
layer4 = self.layer(layer3, w, "layer4", 3, 2)
average = torch.mean(layer4, [2, 3])
fc = torch.linear(average, w["fc.weight"], w["fc.bias"])
loss = torch.cross_entropy_loss(fc, fc_labels)

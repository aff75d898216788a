def conv(self, x: Tensor, w: Dict[str, Tensor], name: str, stride: int, padding: int, groups: int) -> Tensor:
    return self.relu(torch.conv2d(
        x, w[name + ".weight"], w[name + ".bias"], stride=stride, padding=padding, groups=groups), w, name)

def lrn(self, x: Tensor) -> Tensor:
    squares = torch.constant_pad_nd(torch.unsqueeze(x * x, 1), [0, 0, 0, 0, 2, 2])
    means = torch.squeeze(torch.avg_pool3d(squares, [5, 1, 1], stride=1), 1)
    return x / torch.pow(2 + 1e-4 * means, 0.75)

conv1 = self.lrn(self.conv(image, w, "conv1", 4, 0, 1))
pool1 = self.max_pool2d(conv1, w, "conv1", 3, 2, 0, False)
conv2 = self.lrn(self.conv(pool1, w, "conv2", 1, 2, 2))
pool2 = self.max_pool2d(conv2, w, "conv2", 3, 2, 0, False)
conv3 = self.conv(pool2, w, "conv3", 1, 1, 1)
conv4 = self.conv(conv3, w, "conv4", 1, 1, 2)
conv5 = self.conv(conv4, w, "conv5", 1, 1, 2)
pool5 = self.max_pool2d(conv5, w, "conv5", 3, 2, 0, False)
fc6 = self.relu(torch.linear(torch.flatten(pool5, 1), w["fc6.weight"], w["fc6.bias"]), w, "fc6") * fc6Mask
fc7 = self.relu(torch.linear(fc6, w["fc7.weight"], w["fc7.bias"]), w, "fc7") * fc7Mask
fc8 = torch.linear(fc7, w["fc8.weight"], w["fc8.bias"])
loss = torch.cross_entropy_loss(fc8, fc8_labels)

def conv(self, x: Tensor, w: Dict[str, Tensor], name: str, padding: int) -> Tensor:
    return self.relu(torch.conv2d(x, w[name + ".weight"], w[name + ".bias"], padding=padding), w, name)

def lrn(self, x: Tensor) -> Tensor:
    squares = torch.constant_pad_nd(torch.unsqueeze(x * x, 1), [0, 0, 0, 0, 2, 2])
    means = torch.squeeze(torch.avg_pool3d(squares, [5, 1, 1], stride=1), 1)
    return x / torch.pow(2 + 1e-4 * means, 0.75)

def pool(self, x: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
    return self.max_pool2d(x, w, name, 3, 2, 0, True)

def inception(self, x: Tensor, w: Dict[str, Tensor], before: str, name: str) -> Tensor:
    one = self.conv(x, w, name + ".one", 0)
    three = self.conv(self.conv(x, w, name + ".reduce3", 0), w, name + ".three", 1)
    five = self.conv(self.conv(x, w, name + ".reduce5", 0), w, name + ".five", 2)
    pooled = self.conv(self.max_pool2d(x, w, before, 3, 1, 1, False), w, name + ".pooled", 0)
    return torch.cat([one, three, five, pooled], 1)

def head(self, x: Tensor, w: Dict[str, Tensor], name: str, mask: Tensor) -> Tensor:
    y = self.conv(torch.avg_pool2d(x, 5, stride=3), w, name + ".conv", 0)
    y = torch.linear(torch.flatten(y, 1), w[name + ".fc1.weight"], w[name + ".fc1.bias"])
    y = self.relu(y, w, name + ".fc1")
    return torch.linear(y * mask, w[name + ".fc2.weight"], w[name + ".fc2.bias"])

conv1 = self.relu(torch.conv2d(image, w["conv1.weight"], w["conv1.bias"], stride=2, padding=3), w, "conv1")
pool1 = self.lrn(self.pool(conv1, w, "conv1"))
reduce2 = self.conv(pool1, w, "reduce2", 0)
conv2 = self.lrn(self.conv(reduce2, w, "conv2", 1))
pool2 = self.pool(conv2, w, "conv2")
inception3a = self.inception(pool2, w, "pool2", "inception3a")
inception3b = self.inception(inception3a, w, "inception3a", "inception3b")
pool3 = self.pool(inception3b, w, "inception3b")
inception4a = self.inception(pool3, w, "pool3", "inception4a")
inception4b = self.inception(inception4a, w, "inception4a", "inception4b")
inception4c = self.inception(inception4b, w, "inception4b", "inception4c")
inception4d = self.inception(inception4c, w, "inception4c", "inception4d")
inception4e = self.inception(inception4d, w, "inception4d", "inception4e")
pool4 = self.pool(inception4e, w, "inception4e")
inception5a = self.inception(pool4, w, "pool4", "inception5a")
inception5b = self.inception(inception5a, w, "inception5a", "inception5b")
average = torch.mean(inception5b, [2, 3]) * averageMask
fc = torch.linear(average, w["fc.weight"], w["fc.bias"])
loss = torch.cross_entropy_loss(fc, fc_labels)
if self.training:
    head1 = self.head(inception4a, w, "auxiliary1", auxiliary1Mask)
    head2 = self.head(inception4d, w, "auxiliary2", auxiliary2Mask)
    loss = loss + 0.3 * torch.cross_entropy_loss(head1, fc_labels)
    loss = loss + 0.3 * torch.cross_entropy_loss(head2, fc_labels)

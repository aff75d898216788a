def theirs(self, x: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
    value = w[name + ".value"]
    if torch.dim(x) == 2:
        return torch.reshape(value, [torch.size(x, 0), torch.size(x, 1)])
    value = torch.reshape(value, [torch.size(x, 0), torch.size(x, 2), torch.size(x, 3), torch.size(x, 1)])
    return torch.permute(value, [0, 3, 1, 2])

def note(self, w: Dict[str, Tensor], name: str, distance: Tensor, x: Tensor) -> None:
    count = torch.sum(torch.gt(distance, 0)).to(distance.dtype)
    w[name + ".otherwise"] = torch.stack([count, torch.max(distance) / torch.max(torch.abs(x))]).detach()

def relu(self, x: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
    if "decided" not in w:
        return torch.relu(x)
    if name + ".relu.value" in w:
        name = name + ".relu"
    passes = torch.gt(self.theirs(x, w, name), 0)
    zeros = torch.zeros_like(x)
    self.note(w, name, torch.where(torch.ne(passes, torch.gt(x, 0)), torch.abs(x), zeros), x)
    return torch.where(passes, x, zeros)

def max_pool2d(self, x: Tensor, w: Dict[str, Tensor], name: str, size: int, stride: int, padding: int, ceil_mode: bool) -> Tensor:
    largest = torch.max_pool2d(x, size, stride=stride, padding=padding, ceil_mode=ceil_mode)
    if "decided" not in w:
        return largest
    value, place = torch.max_pool2d_with_indices(self.theirs(x, w, name), size, stride=stride, padding=padding, ceil_mode=ceil_mode)
    chosen = torch.gather(torch.flatten(x, 2), 2, torch.flatten(place, 2)).view_as(largest)
    self.note(w, name + ".maximum", largest - chosen, x)
    return chosen

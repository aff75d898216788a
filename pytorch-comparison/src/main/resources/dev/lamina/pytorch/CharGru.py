h = torch.zeros([1, torch.size(character, 0), 256])
embedded = torch.embedding(w["character.weight"], character)
weights = [w["memory.weight_ih_l0"], w["memory.weight_hh_l0"], w["memory.bias_ih_l0"], w["memory.bias_hh_l0"]]
memory, hn = torch.gru(embedded, h, weights, True, 1, 0., self.training, False, True)
next = torch.linear(memory, w["next.weight"], w["next.bias"])
loss = torch.cross_entropy_loss(torch.flatten(next, 0, 1), torch.flatten(next_labels))

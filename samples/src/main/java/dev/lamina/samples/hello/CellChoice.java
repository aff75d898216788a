package dev.lamina.samples.hello;

import dev.lamina.samples.text.LanguageModel;

/** Who wrote the cell of the network. */
enum CellChoice {
  /** {@link Hello}: Lamina did. */
  BUILT_IN {
    @Override
    LanguageModel create(long seed) {
      HelloModel model = HelloModel.create(seed);
      return new LanguageModel(model, model::start, model::generate);
    }
  },
  /** {@link HelloOwnCell}: its author did. */
  OWN {
    @Override
    LanguageModel create(long seed) {
      HelloOwnCellModel model = HelloOwnCellModel.create(seed);
      return new LanguageModel(model, model::start, model::generate);
    }
  };

  abstract LanguageModel create(long seed);
}

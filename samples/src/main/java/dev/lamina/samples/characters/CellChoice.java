package dev.lamina.samples.characters;

import dev.lamina.samples.text.LanguageModel;

/** The cell of the network. */
enum CellChoice {
  /** {@link CharacterLstm}. */
  LSTM {
    @Override
    LanguageModel create(long seed) {
      CharacterLstmModel model = CharacterLstmModel.create(seed);
      return new LanguageModel(model, model::start, model::generate);
    }
  },
  /** {@link CharacterGru}. */
  GRU {
    @Override
    LanguageModel create(long seed) {
      CharacterGruModel model = CharacterGruModel.create(seed);
      return new LanguageModel(model, model::start, model::generate);
    }
  };

  abstract LanguageModel create(long seed);
}

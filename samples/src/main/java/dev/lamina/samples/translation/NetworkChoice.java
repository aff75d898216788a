package dev.lamina.samples.translation;

/** The networks that one can train. */
enum NetworkChoice {
  PLAIN {
    @Override
    Translation create(long seed) {
      TranslatorModel model = TranslatorModel.create(seed);
      return new Translation(model, model::encode, model::generate);
    }
  },
  ATTENTION {
    @Override
    Translation create(long seed) {
      AttentiveTranslatorModel model = AttentiveTranslatorModel.create(seed);
      return new Translation(model, model::encode, model::generate);
    }
  };

  /** A network that has not been trained. */
  abstract Translation create(long seed);
}

package dev.lamina.processor.source;

/**
 * Every mistake that can be reported. The name opens the message in brackets, has a paragraph in
 * {@code docs/errors.md} and a test, and never changes.
 */
public enum ProblemId {
  // the class
  NoNetwork,
  NotAClass,
  GenericNetwork,
  InnerNetwork,
  FinalNetwork,
  HiddenConstructor,
  ThrowingConstructor,
  AbstractMethod,
  MethodTaken,
  InheritedLayers,
  ModelNameTaken,
  // its fields
  NoLayers,
  NotALayerField,
  FieldModifier,
  NoAnnotation,
  // how layers are joined
  MustComeFirst,
  MustComeLast,
  NothingAbove,
  UnknownLayer,
  TakesFromBelow,
  UnusedLayer,
  NoOutput,
  // blocks
  EmptyBlock,
  BlockInsideItself,
  BlockParameter,
  BadBody,
  BadBind,
  NothingToRepeat,
  ResidualShape,
  // sequences
  TokensNotEmbedded,
  TokensNeeded,
  SequencesDiffer,
  SequenceNeeded,
  StateShape,
  StateOutsideCell,
  // numbers
  MissingAttribute,
  BadAttribute,
  NeedsImage,
  KernelTooLarge,
  WindowDoesNotTile,
  PaddingTooLarge,
  GroupsDoNotDivide,
  ShapesDiffer,
  LossShape,
  AuxiliaryOutput,
  ActivationTwice,
  TooLarge,
  BudgetExceeded,
  // the build
  BadOption,
  NoVectorModule,
  OrderUnknown,
  WriteFailed,
  Internal
}

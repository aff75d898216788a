package dev.lamina.processor.messages;

import dev.lamina.processor.CompileTester;
import org.junit.jupiter.api.Test;

/** What is reported about sequences: ids, steps, and the states that sequences start from. */
class SequenceMessagesTest {
  @Test
  void idsWhereNumbersAreTaken() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Words {
              @Tokens(50) Layer words;
            // ERROR [TokensNotEmbedded] @Dense numbers takes numbers, but words holds ids of tokens
            //     words    T
            //   fix: put @Embedding(units = 64) or @OneHot behind @Tokens
            //^
              @Dense(units = 3) @Output(loss = L1) Layer numbers;
            // ERROR [TokensNotEmbedded] @Recurrent memory takes numbers, but words holds ids of tokens
            //     words   T
            //   fix: put @Embedding(units = 64) or @OneHot behind @Tokens
            //               ^
              @From("words") @Recurrent(units = 4) @Output(loss = L1) Layer memory;
            // ERROR [TokensNotEmbedded] @Output ids takes numbers, but words holds ids of tokens
            //     words  T
            //   fix: put @Embedding(units = 64) or @OneHot behind @Tokens
            //               ^
              @From("words") @Output(loss = L1) Layer ids;
              @From("words") @Embedding(units = 3) Layer vectors;
            // ERROR [TokensNotEmbedded] @Add sum takes numbers, but words holds ids of tokens
            //     words    T
            //     vectors  T x 3    From words; Embedding 3
            //   fix: put @Embedding(units = 64) or @OneHot behind @Tokens
            //     ^
              @Add("words") @Output(loss = L1) Layer sum;
            }
            """);
  }

  @Test
  void numbersWhereIdsAreTaken() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Words {
              @Input(value = 5, sequence = true) Layer numbers;
            // ERROR [TokensNeeded] @Embedding vectors takes ids of tokens, but numbers holds numbers
            //     numbers  T x 5
            //   fix: put it right behind @Tokens(vocabulary)
            //^
              @Embedding(units = 3) @Output(loss = L1) Layer vectors;
            // ERROR [TokensNeeded] @OneHot ones takes ids of tokens, but numbers holds numbers
            //     numbers  T x 5
            //   fix: put it right behind @Tokens(vocabulary)
            //                 ^
              @From("numbers") @OneHot @Output(loss = L1) Layer ones;
              @Tokens(50) @OneHot Layer words;
            // ERROR [TokensNeeded] @Embedding twice takes ids of tokens, but words holds numbers
            //     words  T x 50    OneHot
            //   fix: put it right behind @Tokens(vocabulary)
            //^
              @Embedding(units = 3) @Output(loss = L1) Layer twice;
            // ERROR [TokensNeeded] @Embedding late takes ids of tokens, but late.recurrent holds numbers
            //     words           T x 50    OneHot
            //     late.recurrent  T x  3    Recurrent LSTM 3
            //   fix: put it right behind @Tokens(vocabulary)
            //                                     ^
              @From("words") @Recurrent(units = 3) @Embedding(units = 3) @Output(loss = L1) Layer late;
            }
            """);
  }

  @Test
  void valuesOfDifferentSteps() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Words {
              @Input(4) Layer topic;
              @Tokens(50) @Embedding(units = 4) Layer german;
              @Tokens(50) @Embedding(units = 4) Layer english;
            // ERROR [SequencesDiffer] @Add sum: english, along the sequence english, and german, along the sequence german, do not have the same steps
            //     german   T x 4    Embedding 4
            //     english  T x 4    Embedding 4
            //   fix: take values along the same sequence, or the last step of one: @Recurrent(returns = LAST)
            //^
              @Add("german") @Output(loss = L1) Layer sum;
            // ERROR [SequencesDiffer] @Concat joined: german, along the sequence german, and topic, one value a sample, do not have the same steps
            //     topic       4
            //     german  T x 4    Embedding 4
            //   fix: take values along the same sequence, or the last step of one: @Recurrent(returns = LAST)
            //                ^
              @From("german") @Concat("topic") @Output(loss = L1) Layer joined;
            // ERROR [SequencesDiffer] @Multiply product: topic, one value a sample, and english, along the sequence english, do not have the same steps
            //     topic        4
            //     english  T x 4    Embedding 4
            //   fix: take values along the same sequence, or the last step of one: @Recurrent(returns = LAST)
            //               ^
              @From("topic") @Multiply("english") @Output(loss = L1) Layer product;
              @From("german") @Recurrent(units = 4, returns = Returns.LAST) @Add("topic") @Output(loss = L1) Layer meaning;
            }
            """);
  }

  @Test
  void noSequenceToRunAlong() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Words {
              @Input({1, 8, 8}) Layer image;
            // ERROR [SequenceNeeded] @Recurrent memory runs along a sequence, but image has one value a sample
            //     image   1 x 8 x 8
            //   fix: make the input a sequence: @Input(value = 8, sequence = true) or @Tokens(1000)
            //^
              @Recurrent(units = 4) @Output(loss = L1) Layer memory;
              @Tokens(9) @OneHot @Recurrent(units = 4, returns = Returns.LAST) Layer last;
            // ERROR [SequenceNeeded] @Recurrent again runs along a sequence, but last has one value a sample
            //     last   4    OneHot; Recurrent LSTM 4
            //   fix: let the @Recurrent above hand on all steps of last: returns = SEQUENCE
            //^
              @Recurrent(units = 4) @Output(loss = L1) Layer again;
            }
            """);
  }

  @Test
  void initialStatesOfOtherSizes() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Words {
              @Input(7) Layer topic;
              @Tokens(50) @Embedding(units = 4) Layer source;
              @Recurrent(units = 6, returns = Returns.LAST) Layer encoder;
              @Tokens(50) @Embedding(units = 4) Layer target;
            // ERROR [StateShape] @Recurrent units starts from a state of LSTM 5, but encoder is one of LSTM 6
            //     source   T x 4    Embedding 4
            //     encoder      6    Recurrent LSTM 6
            //     target   T x 4    Embedding 4
            //   fix: units = 6, the same as encoder, or @Dense(units = 5) between
            //                                     ^
              @Recurrent(units = 5, initialState = "encoder") @Output(loss = L1) Layer units;
              @From("target") @Recurrent(units = 6, layers = 2, initialState = "encoder") @Output(loss = L1) Layer layers;
              @From("target") @Recurrent(units = 6, cell = Cell.GRU, initialState = "encoder") @Output(loss = L1) Layer cell;
              @From("target") @Recurrent(units = 6, bidirectional = true, initialState = "encoder") @Output(loss = L1) Layer both;
            // ERROR [StateShape] @Recurrent vector starts from a state of LSTM 5, but topic is 7
            //     topic       7
            //     target  T x 4    Embedding 4
            //   fix: put @Dense(units = 5) behind topic
            //                                                     ^
              @From("target") @Recurrent(units = 5, initialState = "topic") @Output(loss = L1) Layer vector;
            // ERROR [StateShape] @Recurrent steps starts from a state of LSTM 4, but source is T x 4
            //     source  T x 4    Embedding 4
            //     target  T x 4    Embedding 4
            //   fix: put @Recurrent(units = 4, returns = LAST) behind source
            //                                                     ^
              @From("target") @Recurrent(units = 4, initialState = "source") @Output(loss = L1) Layer steps;
              @From("target") @Recurrent(units = 6, initialState = "encoder") @Output(loss = L1) Layer fine;
            }
            """);
  }

  @Test
  void idsAsAState() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Words {
              @Tokens(50) Layer words;
              @Embedding(units = 4) Layer vectors;
            // ERROR [StateShape] @Recurrent memory starts from a state of GRU 6, but words holds ids of tokens
            //     words    T
            //     vectors  T x 4    Embedding 4
            //   fix: name a field that has read them, such as @From("words") @Embedding(units = 64) @Recurrent(units = 6, returns = LAST) Layer state;
            //                                                      ^
              @Recurrent(units = 6, cell = Cell.GRU, initialState = "words") @Output(loss = L1) Layer memory;
            }
            """);
  }

  @Test
  void aStateOfAnotherKindBehindAnOutput() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Words {
              @Tokens(50) @OneHot Layer words;
              @Recurrent(units = 8) @Output(loss = L1) Layer first;
            // ERROR [StateShape] @Recurrent second starts from a state of LSTM 7, but first is one of LSTM 8
            //     words   T x 50    OneHot
            //     first   T x  8    Recurrent LSTM 8
            //   fix: units = 8, the same as first
            //                                                    ^
              @From("words") @Recurrent(units = 7, initialState = "first") @Output(loss = L1) Layer second;
              @From("words") @Recurrent(units = 8, initialState = "first") @Output(loss = L1) Layer third;
            }
            """);
  }

  @Test
  void attentionOverWhatHasNoSteps() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Words {
              @Input(4) Layer topic;
              @Tokens(50) Layer ids;
              @From("ids") @OneHot Layer words;
              @Recurrent(units = 8) Layer memory;
            // ERROR [SequenceNeeded] @Attention y looks over a sequence, but topic has one value a sample
            //     topic        4
            //     ids     T
            //     words   T x 50    From ids; OneHot
            //     memory  T x  8    Recurrent LSTM 8
            //   fix: make the input a sequence: @Input(value = 8, sequence = true) or @Tokens(1000)
            //                  ^
              @Attention(over = "topic") @Output(loss = L1) Layer y;
            // ERROR [TokensNotEmbedded] @Attention z takes numbers, but ids holds ids of tokens
            //     ids     T
            //     words   T x 50    From ids; OneHot
            //     memory  T x  8    Recurrent LSTM 8
            //   fix: put @Embedding(units = 64) or @OneHot behind @Tokens
            //                                  ^
              @From("memory") @Attention(over = "ids") @Output(loss = L1) Layer z;
            }
            """);
  }

  @Test
  void initialStatesThatAreNotThere() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Words {
              @Tokens(50) @Embedding(units = 4) Layer source;
              @Recurrent(units = 6, returns = Returns.LAST) Layer encoder;
              @Tokens(50) @Embedding(units = 4) Layer target;
            // ERROR [UnknownLayer] @Recurrent decoder takes "encodr", but there is no such layer
            //   fix: did you mean "encoder"?
            //                                     ^
              @Recurrent(units = 6, initialState = "encodr") @Output(loss = L1) Layer decoder;
            // ERROR [TakesFromBelow] @Recurrent early takes "late", which stands below it, but values run from top to bottom
            //   fix: move late above it, or take one above it: source, encoder, target, decoder
            //                                                     ^
              @From("target") @Recurrent(units = 6, initialState = "late") @Output(loss = L1) Layer early;
              @From("encoder") @Tanh @Output(loss = L1) Layer late;
            }
            """);
  }

  @Test
  void attributesOutOfRange() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Words {
            // ERROR [BadAttribute] @Tokens many: its value must be at most 16777216, but is 16777217
            //   fix: @Tokens(16777216)
            //        ^
              @Tokens(16777217) @Embedding(units = 3) @Output(loss = L1) Layer many;
            // ERROR [BadAttribute] @Tokens none: its value must be at least 1, but is 0
            //   fix: @Tokens(1)
            //        ^
              @Tokens(0) @Embedding(units = 3) @Output(loss = L1) Layer none;
              @Tokens(50) Layer words;
            // ERROR [BadAttribute] @Embedding above: padding must be an id below the 50 of words, but is 50
            //     words  T
            //   fix: padding = 49, or -1 for none
            //                                ^
              @Embedding(units = 4, padding = 50) @Output(loss = L1) Layer above;
            // ERROR [BadAttribute] @Embedding below: padding must be an id, or -1 for none, but is -2
            //   fix: padding = -1
            //                                               ^
              @From("words") @Embedding(units = 4, padding = -2) @Output(loss = L1) Layer below;
            // ERROR [MissingAttribute] @Embedding unsaid: units is not given
            //   fix: add units = 16
            //               ^
              @From("words") @Embedding @Output(loss = L1) Layer unsaid;
              @From("words") @Embedding(units = 4, padding = 49) Layer vectors;
            // ERROR [BadAttribute] @Recurrent units: units must be at least 1, but is 0
            //   fix: units = 1
            //                   ^
              @Recurrent(units = 0) @Output(loss = L1) Layer units;
            // ERROR [BadAttribute] @Recurrent layers: layers must be at least 1, but is 0
            //   fix: layers = 1
            //                                                ^
              @From("vectors") @Recurrent(units = 4, layers = 0) @Output(loss = L1) Layer layers;
            // ERROR [BadAttribute] @Recurrent dropout: dropout must be at least 0 and below 1, but is 1
            //   fix: dropout = 0.2
            //                                                             ^
              @From("vectors") @Recurrent(units = 4, layers = 2, dropout = 1) @Output(loss = L1) Layer dropout;
            // ERROR [MissingAttribute] @Recurrent nothing: units is not given
            //   fix: add units = 16
            //                 ^
              @From("vectors") @Recurrent @Output(loss = L1) Layer nothing;
            }
            """);
  }

  @Test
  void labelsOfOtherSteps() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Words {
              @Tokens(10) @Embedding(units = 4) Layer x;
              @Recurrent(units = 4) Layer m;
            // ERROR [AuxiliaryOutput] @Output y is auxiliary to "z", but is Output SOFTMAX_CROSS_ENTROPY of T x 3 along x, and that is Output SOFTMAX_CROSS_ENTROPY of 3
            //   fix: give both one loss and one shape, since they share labels
            //                                                                                    ^
              @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY, weight = 0.3, auxiliaryTo = "z") Layer y;
              @From("m") @Recurrent(units = 4, returns = Returns.LAST) Layer end;
              @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer z;
            }
            """);
  }

  @Test
  void dropoutBetweenNoLayers() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Words {
              @Input(value = 4, sequence = true) Layer x;
            // ERROR [BadAttribute] @Recurrent y: dropout drops values between two layers, but layers is 1
            //   fix: layers = 2, or @Dropout(0.5) behind it
            //                                ^
              @Recurrent(units = 4, dropout = 0.5) @Output(loss = L1) Layer y;
            }
            """);
  }

  @Test
  void statesOfOtherDirections() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Words {
              @Input(value = 4, sequence = true) Layer x;
              @Recurrent(units = 4) Layer first;
            // ERROR [StateShape] @Recurrent second starts from a state of LSTM 4, bidirectional, but first is one of LSTM 4
            //     x       T x 4
            //     first   T x 4    Recurrent LSTM 4
            //   fix: bidirectional = false, the same as first
            //                                                           ^
              @Recurrent(units = 4, bidirectional = true, initialState = "first") @Output(loss = L1) Layer second;
            }
            """);
  }

  @Test
  void aPoolOverSteps() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Words {
              @Input(value = 4, sequence = true) Layer x;
            // ERROR [NeedsImage] @GlobalAvgPool y needs an input of C x H x W, but x is a vector of 4
            //     x  T x 4
            //   fix: an @Input of {C, H, W}, or @Recurrent(units = 16, returns = LAST) for one value of all steps
            //^
              @GlobalAvgPool @Output(loss = L1) Layer y;
            }
            """);
  }

  @Test
  void ctcWithoutSteps() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Words {
              @Input(value = 4, sequence = true) Layer x;
              @Recurrent(units = 4, returns = Returns.LAST) Layer end;
            // ERROR [SequenceNeeded] @Output y places labels along a sequence, but y.dense has one value a sample
            //     x        T x 4
            //     end          4    Recurrent LSTM 4
            //     y.dense      3    Dense 3
            //   fix: let the @Recurrent above hand on all steps of x: returns = SEQUENCE
            //                                 ^
              @Dense(units = 3) @Output(loss = CTC) Layer y;
            }
            """);
  }

  @Test
  void ctcWithoutASequence() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Words {
              @Input({1, 8, 8}) Layer image;
            // ERROR [SequenceNeeded] @Output y places labels along a sequence, but y.dense has one value a sample
            //     image    1 x 8 x 8
            //     y.dense  3            Dense 3
            //   fix: make the input a sequence: @Input(value = 8, sequence = true) or @Tokens(1000)
            //                                 ^
              @Dense(units = 3) @Output(loss = CTC) Layer y;
            }
            """);
  }
}

package dev.lamina.runtime.text;

/**
 * What BLEU takes for a precision of 0, which would make the whole score 0, as happens with few or
 * short sentences (Chen, Cherry 2014, "A Systematic Comparison of Smoothing Techniques for
 * Sentence-Level BLEU"). Where not one word matches the score is 0 in any case.
 */
public enum Smoothing {
  /** 0: BLEU as defined. */
  NONE {
    @Override
    double precision(int n, long matches, long total, int zeros) {
      return (double) matches / total;
    }
  },
  /** A tenth of a match (method 1). */
  FLOOR {
    @Override
    double precision(int n, long matches, long total, int zeros) {
      return (matches == 0 ? 0.1 : matches) / total;
    }
  },
  /** One match in one n-gram more, for all n above 1 (method 2; Lin, Och 2004). */
  ADD_ONE {
    @Override
    double precision(int n, long matches, long total, int zeros) {
      return n == 1 ? (double) matches / total : (matches + 1.0) / (total + 1);
    }
  },
  /** Half a match for the first n without one, a quarter for the second ... (method 3, NIST). */
  EXPONENTIAL {
    @Override
    double precision(int n, long matches, long total, int zeros) {
      return (matches == 0 ? Math.pow(0.5, zeros) : matches) / total;
    }
  };

  /**
   * The precision of n-grams; NaN if there are none.
   *
   * @param zeros how many n up to and including this one have no match
   */
  abstract double precision(int n, long matches, long total, int zeros);
}

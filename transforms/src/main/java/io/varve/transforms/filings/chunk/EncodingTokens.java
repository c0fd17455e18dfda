package io.varve.transforms.filings.chunk;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/**
 * The tokens that the encoding itself counts, in linear time: runs without white space, or of
 * nothing but white space, are counted in pieces, since its time for one run grows with its square.
 */
final class EncodingTokens {

  /** Longer than any word; shorter runs are counted as they are. */
  static final int LONGEST_RUN = 128;

  private static final Encoding ENCODING =
      Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);

  private EncodingTokens() {}

  /** Returns the number of tokens; a run of more than 128 characters may count a few too many. */
  static int count(String text) {
    if (text.length() <= LONGEST_RUN) {
      return ENCODING.countTokensOrdinary(text);
    }
    int tokens = 0;
    int from = 0;
    int run = 0;
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      boolean here = Character.isWhitespace(text.charAt(i));
      run = here == space ? run + 1 : 1;
      space = here;
      if (run > LONGEST_RUN && !Character.isLowSurrogate(text.charAt(i))) {
        tokens += ENCODING.countTokensOrdinary(text.substring(from, i));
        from = i;
        run = 1;
      }
    }
    return tokens + ENCODING.countTokensOrdinary(text.substring(from));
  }
}

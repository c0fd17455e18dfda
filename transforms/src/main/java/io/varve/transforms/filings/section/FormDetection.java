package io.varve.transforms.filings.section;

import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.CanonicalText;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the form type from the cover of a document that nothing else names. */
public final class FormDetection {

  private static final int COVER_BLOCKS = 150;
  private static final int TITLE_LENGTH = 120;

  private static final Pattern TITLE =
      Pattern.compile(
          "(?:FORM\\s{0,3})?(10-?K405|10-?KSB|10-?KT|10-?K|10-?Q|8-?K|20-?F|6-?K|40-?F|11-?K|S-\\d)"
              + "(?:\\s{0,2}/\\s{0,2}(A))?\\b.{0,40}");

  private FormDetection() {}

  /** Returns the form type that the cover prints, such as {@code 10-K/A}. */
  public static Optional<String> fromCover(CanonicalText text) {
    int last = Math.min(COVER_BLOCKS, text.blocks().size());
    for (int i = 0; i < last; i++) {
      Block block = text.blocks().get(i);
      if (block.length() > TITLE_LENGTH) {
        continue;
      }
      String line =
          text.of(block)
              .toUpperCase(Locale.ROOT)
              .replaceAll("[\u2010-\u2015\u2212]", "-")
              .replace('\u00A0', ' ')
              .strip();
      Matcher matcher = TITLE.matcher(line);
      if (matcher.matches()) {
        String type = matcher.group(1);
        String dashed =
            type.contains("-") ? type : type.replaceFirst("^(\\d{1,2})(?=[A-Z])", "$1-");
        return Optional.of(matcher.group(2) == null ? dashed : dashed + "/A");
      }
    }
    return Optional.empty();
  }
}

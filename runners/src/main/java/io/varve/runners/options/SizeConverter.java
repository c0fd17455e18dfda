package io.varve.runners.options;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Sizes such as {@code 10MB}, {@code 1.5 GB} or {@code 4096}; units are powers of 1000. */
final class SizeConverter implements ITypeConverter<Long> {

  private static final Pattern FORM = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?([A-Z]*)");
  private static final Map<String, Long> UNITS =
      Map.of("", 1L, "B", 1L, "KB", 1_000L, "MB", 1_000_000L, "GB", 1_000_000_000L);

  @Override
  public Long convert(String text) {
    Matcher matcher = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!matcher.matches() || !UNITS.containsKey(matcher.group(2))) {
      throw new TypeConversionException("'" + text + "' is not a size such as 10MB, 1GB or 4096");
    }
    BigDecimal bytes =
        new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(UNITS.get(matcher.group(2))));
    return bytes.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
  }
}

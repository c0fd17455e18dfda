package io.varve.runners.options;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Percentages, with or without the sign: {@code 20}, {@code 20%}, {@code 12.5%}. */
final class PercentConverter implements ITypeConverter<Double> {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,9})?) ?%?");

  @Override
  public Double convert(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new TypeConversionException("'" + text + "' is not a percentage such as 20 or 20%");
    }
    return Double.valueOf(matcher.group(1));
  }
}

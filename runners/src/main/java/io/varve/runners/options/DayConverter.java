package io.varve.runners.options;

import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Days such as {@code 2026-06-20}, also without the dashes. */
public final class DayConverter implements ITypeConverter<LocalDate> {

  @Override
  public LocalDate convert(String text) {
    String day = text.strip();
    String iso =
        day.matches("[0-9]{8}")
            ? day.substring(0, 4) + "-" + day.substring(4, 6) + "-" + day.substring(6)
            : day;
    try {
      return LocalDate.parse(iso);
    } catch (DateTimeException e) {
      throw new TypeConversionException("'" + text + "' is not a day such as 2026-06-20");
    }
  }
}

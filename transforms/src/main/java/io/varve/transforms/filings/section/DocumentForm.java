package io.varve.transforms.filings.section;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What kind of document is to be cut.
 *
 * @param form family of forms whose items to look for, if it has items
 * @param type document type, such as {@code 10-K} or {@code EX-13}
 * @param date when it was filed, or else its period, if known
 */
public record DocumentForm(Optional<Form> form, String type, Optional<LocalDate> date) {

  /** Since this day current reports number their items 1.01 to 9.01, before it 1 to 12. */
  private static final LocalDate NEW_NUMBERS = LocalDate.of(2004, 8, 23);

  /** Returns the kind of a document of this type. */
  public static DocumentForm of(String type, Optional<LocalDate> date) {
    return new DocumentForm(Form.of(type), type.toUpperCase(Locale.ROOT), date);
  }

  /** Returns the section type of a document that has no items. */
  String whole() {
    return type.startsWith("EX-") ? "exhibits" : Section.UNASSIGNED;
  }

  /** Returns whether it may be the annual report to shareholders that a 10-K refers to. */
  boolean isAnnualReport() {
    return type.startsWith("EX-13");
  }

  /** Returns whether the form had this item when the document was filed. */
  boolean has(ItemDefinition item) {
    if (form.filter(Form.EIGHT_K::equals).isEmpty() || date.isEmpty()) {
      return true;
    }
    boolean dotted = item.item().indexOf('.') >= 0;
    // Filers had some days to get used to it; what they print in them counts.
    LocalDate day = date.get();
    return dotted ? day.isAfter(NEW_NUMBERS.minusDays(31)) : day.isBefore(NEW_NUMBERS.plusDays(31));
  }
}

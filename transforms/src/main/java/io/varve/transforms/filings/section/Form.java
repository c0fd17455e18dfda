package io.varve.transforms.filings.section;

import java.util.Locale;
import java.util.Optional;

/** The families of forms whose items are known. */
public enum Form {
  /** Annual report. */
  TEN_K("10-K"),
  /** Annual report of a small business, until 2009. */
  TEN_KSB("10-KSB"),
  /** Quarterly report. */
  TEN_Q("10-Q"),
  /** Current report. */
  EIGHT_K("8-K"),
  /** Annual report of a foreign issuer. */
  TWENTY_F("20-F");

  private final String label;

  Form(String label) {
    this.label = label;
  }

  /** Returns the name without variants, such as {@code 10-K}. */
  public String label() {
    return label;
  }

  /** Returns whether items must come in the order of the form. */
  public boolean ordered() {
    return this != EIGHT_K;
  }

  /** Returns the family of a form type such as {@code 10-K405/A}. */
  public static Optional<Form> of(String formType) {
    String type = formType.toUpperCase(Locale.ROOT).replace(" ", "").replace("FORM", "");
    if (type.startsWith("10-KSB") || type.startsWith("10KSB") || type.startsWith("10-KT-SB")) {
      return Optional.of(TEN_KSB);
    }
    for (Form form : values()) {
      if (type.startsWith(form.label) || type.startsWith(form.label.replace("-", ""))) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }
}

package io.varve.transforms.filings;

import io.varve.transforms.filings.section.FormDetection;
import io.varve.transforms.filings.submission.SubmissionHeader;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a filing as a whole. Each fact is of the first source that has it: the SGML
 * header, the inline XBRL of the primary document, the words of its cover.
 */
record FilingFacts(
    String formType,
    Optional<String> cik,
    Optional<String> companyName,
    Optional<String> ticker,
    Optional<String> sic,
    Optional<String> sicName,
    Optional<String> accessionNumber,
    Optional<LocalDate> filedOn,
    Optional<LocalDate> periodOfReport,
    Optional<Integer> fiscalYear,
    Optional<String> fiscalYearEnd,
    Optional<String> stateOfIncorporation,
    Optional<String> ein,
    boolean isAmendment,
    Optional<String> exchange,
    Optional<String> filerCategory) {

  /** The form type of a document that says nowhere what it is. */
  static final String UNKNOWN = "UNKNOWN";

  static FilingFacts of(SubmissionHeader header, ReadDocument primary) {
    Map<String, String> dei = primary.facts();
    CoverFacts cover = CoverFacts.of(primary.text());
    String form =
        header
            .formType()
            .or(() -> fact(dei, "DocumentType"))
            .or(() -> primary.part().type())
            .or(() -> FormDetection.fromCover(primary.text()))
            .orElse(UNKNOWN);
    Optional<LocalDate> period =
        header
            .periodOfReport()
            .or(() -> fact(dei, "DocumentPeriodEndDate").flatMap(Dates::parse))
            .or(cover::period);
    Optional<Integer> year =
        fact(dei, "DocumentFiscalYearFocus")
            .filter(value -> value.matches("\\d{4}"))
            .map(Integer::valueOf)
            .or(() -> period.map(FilingFacts::fiscalYear));
    boolean amendment =
        form.endsWith("/A") || fact(dei, "AmendmentFlag").filter("true"::equals).isPresent();
    return new FilingFacts(
        form,
        header.cik().or(() -> fact(dei, "EntityCentralIndexKey")),
        header.companyName().or(() -> fact(dei, "EntityRegistrantName")),
        fact(dei, "TradingSymbol"),
        header.sic(),
        header.sicName(),
        header.accessionNumber(),
        header.filedOn(),
        period,
        year,
        header.fiscalYearEnd().or(() -> fact(dei, "CurrentFiscalYearEndDate").map(Dates::monthDay)),
        header.stateOfIncorporation().or(() -> fact(dei, "EntityIncorporationStateCountryCode")),
        header
            .ein()
            .or(() -> fact(dei, "EntityTaxIdentificationNumber").map(ein -> ein.replace("-", "")))
            .or(cover::ein),
        amendment,
        fact(dei, "SecurityExchangeName"),
        fact(dei, "EntityFilerCategory"));
  }

  /** A year that ends in the first days of January is the one before. */
  private static int fiscalYear(LocalDate period) {
    return period.getMonthValue() == 1 && period.getDayOfMonth() <= 7
        ? period.getYear() - 1
        : period.getYear();
  }

  private static Optional<String> fact(Map<String, String> dei, String name) {
    return Optional.ofNullable(dei.get(name));
  }
}

package io.varve.transforms.filings.row;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One document of a filing: the primary one or an exhibit.
 *
 * @param documentId accession number and sequence, else derived from the content
 * @param filingId what the documents of one filing share
 * @param sequence place in the submission, from 1
 * @param documentType type within the submission, such as {@code 10-K} or {@code EX-99.1}
 * @param fileName name that the filer gave it
 * @param formType form of the filing, such as {@code 10-K/A}
 * @param cik central index key, ten digits
 * @param companyName name of the registrant
 * @param ticker trading symbol
 * @param sic standard industrial classification, four digits
 * @param sicName name of that industry
 * @param accessionNumber accession number of the filing, with dashes
 * @param filedOn day of filing
 * @param periodOfReport last day of the period, or day of the event
 * @param fiscalYear fiscal year that the report is about
 * @param fiscalYearEnd month and day, {@code MMDD}
 * @param stateOfIncorporation state or country
 * @param ein employer identification number, digits only
 * @param isAmendment whether the filing amends an earlier one
 * @param format how this document is written: {@code ixbrl}, {@code html} or {@code text}
 * @param encoding character encoding that its bytes were read in
 * @param textLength characters (UTF-16 units) of its canonical text
 * @param unassignedLength characters of it in sections of type {@code unassigned}
 * @param sections number of its sections, all levels
 * @param tables number of its data tables
 * @param footnotes number of its footnotes
 * @param chunks number of its chunks
 * @param validation worst verdict of the validation rules: {@code pass}, {@code warn}, {@code fail}
 * @param validationIssues what the rules found
 * @param factCount cells of its tables that inline XBRL tags with a number; absent in other formats
 * @param factMismatches those of them that were read as another number, signs aside
 * @param exchange exchange that its securities are listed on, as the filing names it
 * @param filerCategory size class of the filer, such as {@code Large accelerated filer}
 * @param textFingerprint the same for documents that say the same, whatever their layout: SHA-256
 *     of the letters and digits of the text in lower case, 16 hexadecimal digits
 */
public record DocumentRow(
    String documentId,
    String filingId,
    int sequence,
    String documentType,
    Optional<String> fileName,
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
    String format,
    String encoding,
    int textLength,
    int unassignedLength,
    int sections,
    int tables,
    int footnotes,
    int chunks,
    String validation,
    List<IssueRow> validationIssues,
    Optional<Integer> factCount,
    Optional<Integer> factMismatches,
    Optional<String> exchange,
    Optional<String> filerCategory,
    String textFingerprint) {

  public DocumentRow {
    validationIssues = List.copyOf(validationIssues);
  }
}

package io.varve.transforms.prices;

import io.varve.io.model.Validation;
import io.varve.transforms.extract.ValidationIssue;
import io.varve.transforms.extract.ValidationReport;
import io.varve.transforms.prices.read.ReadPrices;
import io.varve.transforms.prices.row.PriceFileRow;
import io.varve.transforms.prices.row.PriceIssueRow;
import java.util.ArrayList;
import java.util.List;

/** The validation rules of price files. */
final class PriceRules {

  private static final int COUNT = 3;

  private PriceRules() {}

  /** Returns what the rules say of the rows of one file. */
  static ValidationReport apply(ReadPrices read) {
    List<ValidationIssue> issues = new ArrayList<>();
    PriceFileRow file = read.file();
    int explained =
        read.issues().stream()
            .filter(PriceIssueRow::dropped)
            .mapToInt(PriceIssueRow::lineCount)
            .sum();
    if (explained != file.droppedRows() || read.prices().size() != file.priceRows()) {
      issues.add(
          new ValidationIssue(
              "lines-add-up",
              Validation.FAIL,
              "expected a reason for each of "
                  + file.droppedRows()
                  + " dropped lines, found reasons for "
                  + explained));
    }
    if (2L * file.droppedRows() > file.droppedRows() + file.priceRows()) {
      issues.add(
          new ValidationIssue(
              "mostly-dropped",
              Validation.WARN,
              file.droppedRows()
                  + " of "
                  + (file.droppedRows() + file.priceRows())
                  + " lines of data were dropped"));
    }
    if (file.otherPeriodRows() > 0) {
      issues.add(
          new ValidationIssue(
              "daily",
              Validation.WARN,
              "expected the prices of days, found " + file.otherPeriodRows() + " of other times"));
    }
    return new ValidationReport(COUNT, issues);
  }
}

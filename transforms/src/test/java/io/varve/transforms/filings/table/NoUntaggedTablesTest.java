package io.varve.transforms.filings.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;

import io.varve.transforms.extract.ExtractionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts whose lines stand under each other although they are no tables. */
class NoUntaggedTablesTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void otherTextsHoldNoTable(String name, String text) throws ExtractionException {
    assertThat(UntaggedTablesTest.found(text), empty());
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of(
            "sentences full of amounts",
            """
            The mill sold 1,200 tons of timber in 1998 and 900 tons in 1997. Its
            revenue was $1,280 and $1,950, and its costs were $1,100, or 86%, and
            $1,700, or 87%. The barges carried 80 tons, and the quays 14, 17 or 19
            """),
        Arguments.of(
            "justified sentences",
            """
            The  mill  sold  timber  and  freight  for  amounts  of  up  to  1,200
            dollars   a  ton,   and   leased   its  barges   for   rents   of  900
            dollars  a year  until  the end  of  the terms,  which  were  all  950
            days  long.  Its  quays  are  leased  at rents  that  rise  up  to 1,050
            """),
        Arguments.of(
            "a cover page",
            """
                 Delaware                                  12-3456789
            (State of organisation)                   (Employer's number)

                 1 Mill Street, Timbertown                   02138
            (Address of its offices)                      (Zip code)

            Telephone                                  (617) 555-0100
            """),
        Arguments.of(
            "addresses",
            """
            The Mill Company                      Barges and Sons
            1 Mill Street                         24 Quay Street
            Timbertown, MA 02138                  Harbour, ME 04101
            """),
        Arguments.of(
            "contents",
            """
                                                             Page
            Item 1.   Business                                  1
            Item 2.   Properties                                8
            Item 3.   Legal proceedings                         9
            Item 4.   Submission of matters                     9
            """),
        Arguments.of(
            "contents with dots",
            """
            Business ............ 1
            Properties .......... 8
            Proceedings ......... 9
            Signatures .......... 24
            """),
        Arguments.of(
            "exhibits",
            """
            10.1   (1)    Lease of the quay dated as of
                          March 9, 1993.                      43

            10.2   (1)    Plan of options, as amended.        46

            10.3          Agreement with the barges.          44

            10.4          Power of attorney.                  60

            10.5          Consent of the auditors.            61
            """),
        Arguments.of(
            "signatures",
            """
            /s/ A. Miller         Chairman               March 9, 1999
            A. Miller

            /s/ B. Sawyer         Treasurer              March 9, 1999
            B. Sawyer

            /s/ C. Bargee         Director               March 10, 1999
            C. Bargee
            """),
        Arguments.of(
            "a list of points",
            """
              (1)  The timber of the mill, and the barges that carry it down;
              (2)  The quays, which are leased until the end of 1999;
              (3)  The saws.
              -    Amounts of up to $1,200 each
            """),
        Arguments.of(
            "page numbers",
            """
                                      12

                                      13

                                      14
            """),
        Arguments.of(
            "years alone",
            """
            Timber      1998    1997
            Barges      1998    1997
            Quays       1998    1997
            """),
        Arguments.of(
            "whole numbers without headings",
            """
            Timber      12
            Barges       7
            Quays        3
            """),
        Arguments.of(
            "few amounts under each other among many",
            """
            Timber   1,200
            Barges            1,050
            Quays               14,000
            Saws                     9,000
            Mills                         17,000
            Tows                                4,000
            Rents    2,200
            Owners   3,200
            """),
        Arguments.of(
            "amounts that do not stand under each other",
            """
            Timber   1,200
            The saws of the mill       900
            Quay           17

            Barges and their tow     14
            """));
  }
}

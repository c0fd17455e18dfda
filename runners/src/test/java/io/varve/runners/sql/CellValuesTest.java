package io.varve.runners.sql;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every type that a query can make has one form in JSON. */
final class CellValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null | null",
        "true | true",
        "1::tinyint | 1",
        "9223372036854775807 | 9223372036854775807",
        "170141183460469231731687303715884105727::hugeint | 170141183460469231731687303715884105727",
        "18446744073709551615::ubigint | 18446744073709551615",
        "1.50::decimal(10, 2) | 1.50",
        "0.1::double | 0.1",
        "0.1::float | 0.1",
        "'nan'::double | \"NaN\"",
        "'-inf'::float | \"-Infinity\"",
        "'it''s' | \"it's\"",
        "date '2020-02-03' | \"2020-02-03\"",
        "time '10:11:12' | \"10:11:12\"",
        "timestamptz '2020-02-03 04:05:06.789+01' | \"2020-02-03T03:05:06.789Z\"",
        "timestamp '2020-02-03 04:05:06' | \"2020-02-03T04:05:06\"",
        "timestamp_ns '2020-02-03 04:05:06.123456789' | \"2020-02-03T04:05:06.123456789\"",
        "interval 2 day | \"2 days\"",
        "[1, null] | [1,null]",
        "[[], ['a']] | [[],[\"a\"]]",
        "{'b': 1, 'a': [{'c': null}]} | {\"b\":1,\"a\":[{\"c\":null}]}",
        "map {'z': 1, 'a': 2} | {\"a\":2,\"z\":1}",
        "'abc'::blob | \"YWJj\"",
        "'{\"x\": [1]}'::json | {\"x\":[1]}",
        "'x'::enum('x', 'y') | \"x\"",
        "uuid '00000000-0000-0000-0000-000000000001' | \"00000000-0000-0000-0000-000000000001\""
      })
  void asJson(String expression, String json) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("set TimeZone = 'UTC'");
      try (ResultSet result = statement.executeQuery("select " + expression)) {
        result.next();
        assertThat(CellValues.node(result.getObject(1)).toString(), is(json));
      }
    }
  }
}

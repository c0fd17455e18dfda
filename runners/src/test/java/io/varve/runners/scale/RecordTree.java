package io.varve.runners.scale;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;
import java.util.zip.GZIPOutputStream;

/**
 * Makes pages of records in the form of PNCP, the same for the same seed: days of as many records
 * as wanted, of some hundred agencies, about as long as real ones. Pages are compressed.
 */
final class RecordTree {

  /** Records on one page, the most that the API gives. */
  static final int PAGE = 500;

  private static final String[] WORDS =
      ("aquisição contratação registro preços serviços manutenção equipamentos materiais consumo"
              + " permanente informática limpeza predial veículos combustível gêneros alimentícios"
              + " merenda escolar medicamentos hospitalares obras reforma pavimentação drenagem"
              + " iluminação mobiliário expediente gráficos segurança vigilância transporte eventos"
              + " locação licenças software suporte treinamento consultoria engenharia elétrica"
              + " hidráulica pneus peças uniformes secretaria saúde educação municipal estadual")
          .split(" ");
  private static final String[] STATES = {"RJ", "SP", "MG", "BA", "RS", "PR", "PE", "CE", "GO"};
  private static final int AGENCIES = 700;

  private final long seed;
  private final Random random = new Random();

  RecordTree(long seed) {
    this.seed = seed;
  }

  /** Writes the pages of one day into a folder; returns the size of the JSON in them, in bytes. */
  long day(Path folder, LocalDate day, int first, int records) throws IOException {
    long bytes = 0;
    for (int from = 0; from < records; from += PAGE) {
      int to = Math.min(records, from + PAGE);
      StringJoiner page =
          new StringJoiner(
              ",",
              "{\"data\":[",
              "],\"totalRegistros\":%d,\"totalPaginas\":%d,\"numeroPagina\":%d,\"paginasRestantes\":%d,\"empty\":false}"
                  .formatted(
                      records,
                      (records + PAGE - 1) / PAGE,
                      from / PAGE + 1,
                      (records - to + PAGE - 1) / PAGE));
      for (int i = from; i < to; i++) {
        page.add(record(first + i, day, "Divulgada no PNCP", 0));
      }
      bytes += write(folder.resolve(day + "-" + (1000 + from / PAGE) + ".json.gz"), page);
    }
    return bytes;
  }

  /** Writes the page of a later hour: of its records the last ones are new, and one has changed. */
  void later(Path folder, LocalDate day, int known, int fresh) throws IOException {
    StringJoiner page = new StringJoiner(",", "{\"data\":[", "],\"empty\":false}");
    for (int i = known - (PAGE - fresh); i < known + fresh; i++) {
      page.add(record(i, day, "Suspensa", 5));
    }
    long unused = write(folder.resolve("later.json.gz"), page);
  }

  private static long write(Path file, StringJoiner page) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    String text = page.toString();
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
      out.write(text);
    }
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The text of a record depends on its number and the seed alone. */
  private String record(int number, LocalDate day, String situation, int hours) {
    random.setSeed(seed * 1_000_000_007 + number * 7919L);
    int agency = random.nextInt(AGENCIES);
    String cnpj = String.format(Locale.ROOT, "%08d000199", 10_000_000 + agency * 12_345);
    String state = STATES[agency % STATES.length];
    LocalTime at = LocalTime.of(7, 0).plusSeconds(random.nextInt(40_000));
    String unit = String.valueOf(900_000 + agency);
    String system = "https://compras.example.org/acompanhamento?compra=" + unit + number;
    String changed = day + "T" + at.plusHours(hours);
    return """
        {"amparoLegal":{"codigo":%1$d,"descricao":"modalidade de licitação obrigatória para aquisição de bens e serviços comuns","nome":"Lei 14.133/2021, Art. 28, %1$d"},\
        "anoCompra":%2$d,"dataAberturaProposta":"%3$sT08:00:00","dataAtualizacao":"%3$sT%4$s","dataAtualizacaoGlobal":"%5$s",\
        "dataEncerramentoProposta":"%6$sT11:00:00","dataInclusao":"%3$sT%4$s","dataPublicacaoPncp":"%3$sT%4$s","emendaParlamentar":null,\
        "fontesOrcamentarias":[],"informacaoComplementar":"%7$s","justificativaPresencial":null,"linkProcessoEletronico":null,\
        "linkSistemaOrigem":"%8$s","modalidadeId":%9$d,"modalidadeNome":"Pregão - Eletrônico","modoDisputaId":1,"modoDisputaNome":"Aberto",\
        "numeroCompra":"%10$d","numeroControlePNCP":"%11$s-1-%10$06d/%2$d","objetoCompra":"%12$s",\
        "orgaoEntidade":{"cnpj":"%11$s","esferaId":"M","poderId":"N","razaoSocial":"MUNICIPIO DE EXEMPLO %13$d"},"orgaoSubRogado":null,\
        "processo":"%14$d/%2$d","sequencialCompra":%10$d,"situacaoCompraId":1,"situacaoCompraNome":"%15$s","srp":%16$b,\
        "tipoInstrumentoConvocatorioCodigo":1,"tipoInstrumentoConvocatorioNome":"Edital",\
        "unidadeOrgao":{"codigoIbge":"%17$d","codigoUnidade":"%18$s","municipioNome":"Exemplo %13$d","nomeUnidade":"PREFEITURA MUNICIPAL DE EXEMPLO %13$d - %19$s","ufNome":"Estado %19$s","ufSigla":"%19$s"},\
        "unidadeSubRogada":null,"usuarioNome":"Compras de Exemplo","valorTotalEstimado":%20$d.%21$02d,"valorTotalHomologado":null}"""
        .formatted(
            1 + random.nextInt(60),
            day.getYear(),
            day,
            at,
            changed,
            day.plusDays(14),
            "Para esclarecimentos deste edital acesse o endereço " + system,
            system,
            4 + random.nextInt(6),
            number,
            cnpj,
            words(8 + random.nextInt(30)),
            agency,
            random.nextInt(90_000),
            situation,
            random.nextBoolean(),
            3_300_000 + agency,
            unit,
            state,
            random.nextInt(2_000_000),
            random.nextInt(100));
  }

  private String words(int count) {
    StringJoiner text = new StringJoiner(" ");
    for (int i = 0; i < count; i++) {
      text.add(WORDS[random.nextInt(WORDS.length)]);
    }
    return text.toString();
  }
}

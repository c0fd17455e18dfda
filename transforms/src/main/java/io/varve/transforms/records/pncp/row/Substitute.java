package io.varve.transforms.records.pncp.row;

import io.varve.transforms.records.json.TypedFields;
import java.util.Optional;

/** The agency, and its unit, that buys in place of another, when one does. */
public record Substitute(
    Optional<String> orgaoSubRogadoCnpj,
    Optional<String> orgaoSubRogadoRazaoSocial,
    Optional<String> orgaoSubRogadoEsferaId,
    Optional<String> orgaoSubRogadoPoderId,
    Optional<String> unidadeSubRogadaCodigoUnidade,
    Optional<String> unidadeSubRogadaNomeUnidade,
    Optional<String> unidadeSubRogadaCodigoIbge,
    Optional<String> unidadeSubRogadaMunicipioNome,
    Optional<String> unidadeSubRogadaUfSigla,
    Optional<String> unidadeSubRogadaUfNome) {

  static Substitute of(TypedFields fields) {
    TypedFields agency = fields.object("orgaoSubRogado");
    TypedFields unit = fields.object("unidadeSubRogada");
    return new Substitute(
        agency.text("cnpj"),
        agency.text("razaoSocial"),
        agency.text("esferaId"),
        agency.text("poderId"),
        unit.text("codigoUnidade"),
        unit.text("nomeUnidade"),
        unit.text("codigoIbge"),
        unit.text("municipioNome"),
        unit.text("ufSigla"),
        unit.text("ufNome"));
  }
}

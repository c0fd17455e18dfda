package io.varve.transforms.records.pncp.row;

import io.varve.transforms.records.json.TypedFields;
import java.util.Optional;

/** The agency that buys, and its unit. */
public record Buyer(
    Optional<String> orgaoEntidadeCnpj,
    Optional<String> orgaoEntidadeRazaoSocial,
    Optional<String> orgaoEntidadeEsferaId,
    Optional<String> orgaoEntidadePoderId,
    Optional<String> unidadeOrgaoCodigoUnidade,
    Optional<String> unidadeOrgaoNomeUnidade,
    Optional<String> unidadeOrgaoCodigoIbge,
    Optional<String> unidadeOrgaoMunicipioNome,
    Optional<String> unidadeOrgaoUfSigla,
    Optional<String> unidadeOrgaoUfNome) {

  static Buyer of(TypedFields fields) {
    TypedFields agency = fields.object("orgaoEntidade");
    TypedFields unit = fields.object("unidadeOrgao");
    return new Buyer(
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

import java.io.FileInputStream;
import java.util.List;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;

/** Validate FILE...: of each "ok N checks" or "bad", then the clauses that it breaks; PDF/A-3a (ISO 19005-3), then PDF/UA-1 (ISO 14289-1). */
class Validate {
  record Standard(String profile, String flavour) {}

  static final List<Standard> STANDARDS = List.of(new Standard("PDFA-3A", "3a"), new Standard("PDFUA-1", "ua1"));

  public static void main(String[] files) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    for (var file : files) {
      for (var standard : STANDARDS) {
        check(file, standard);
      }
    }
  }

  static void check(String file, Standard standard) throws Exception {
    var profile = "org/verapdf/pdfa/validation/" + standard.profile() + ".xml";
    var rules = Profiles.profileFromXml(Validate.class.getClassLoader().getResourceAsStream(profile));
    var flavour = PDFAFlavour.fromString(standard.flavour());
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
      var validator = Foundries.defaultInstance().createValidator(rules, 1000, false, false, false);
      ValidationResult result = validator.validate(parser);
      System.out.println((result.isCompliant() ? "ok " : "bad ") + result.getTotalAssertions() + " checks");
      result.getFailedChecks().forEach((rule, times) -> System.out.println(
          "  " + standard.flavour() + " " + rule.getClause() + "-" + rule.getTestNumber() + " times " + times));
    }
  }
}

import java.io.FileInputStream;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;

/** Validate FILE...: for each file "ok N checks" or "bad", then the clauses that it breaks; PDF/A-3a (ISO 19005-3). */
class Validate {
  public static void main(String[] files) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    var profile = "org/verapdf/pdfa/validation/PDFA-3A.xml";
    for (var file : files) {
      var rules = Profiles.profileFromXml(Validate.class.getClassLoader().getResourceAsStream(profile));
      var flavour = PDFAFlavour.fromString("3a");
      try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
        var validator = Foundries.defaultInstance().createValidator(rules, 1000, false, false, false);
        ValidationResult result = validator.validate(parser);
        System.out.println((result.isCompliant() ? "ok " : "bad ") + result.getTotalAssertions() + " checks");
        result.getFailedChecks().forEach((rule, times) ->
            System.out.println("  " + rule.getClause() + "-" + rule.getTestNumber() + " times " + times));
      }
    }
  }
}

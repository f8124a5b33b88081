package dev.daybook.operate;

import dev.daybook.operate.Troubles.Trouble;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** An authorisation that only people can renew, and that ends within days or has ended. */
@Component
class AuthorisationEnds extends TroubleAlerts {
  private final Troubles troubles;

  AuthorisationEnds(Troubles troubles) {
    this.troubles = troubles;
  }

  @Override
  public String kind() {
    return "authorisation-ends";
  }

  @Override
  Stream<Trouble> troubles() {
    return troubles.ending();
  }

  @Override
  String title(Trouble trouble) {
    return "The authorisation of %s needs a person".formatted(trouble.about());
  }
}

package dev.daybook.operate;

import org.springframework.stereotype.Component;

/** An authorisation that only people can renew, and that ends within days or has ended. */
@Component
class AuthorisationEnds extends TroubleAlerts {
  AuthorisationEnds(Troubles troubles) {
    super("authorisation-ends", "The authorisation of %s needs a person", troubles::ending);
  }
}

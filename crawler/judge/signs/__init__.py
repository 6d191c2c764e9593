"""What rules have in common: reading a case, an address, a page. Signs carry weights; rules decide."""

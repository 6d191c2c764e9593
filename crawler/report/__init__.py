"""From records to text or bytes. Pure: nothing here writes."""
